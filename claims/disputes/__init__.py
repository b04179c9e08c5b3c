"""Claims are set against claims, judged by two people."""
