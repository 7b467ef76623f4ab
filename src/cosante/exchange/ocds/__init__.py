"""The Open Contracting Data Standard 1.1.5 with its medicines and item attributes extensions: files and processes."""
