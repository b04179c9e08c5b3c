"""The pages of the desk, one file per thing that is worked on. The page of a whole dispute is publishing's."""
