"""Results for people: in words, tables and pictures."""
