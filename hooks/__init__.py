"""What MkDocs does here beyond its theme: one concern a file, each with its test in tests/hooks."""
