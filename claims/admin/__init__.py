"""Django's admin for actors, outlets and people."""
