"""The same facts for machines."""
