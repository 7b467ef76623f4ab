"""Languages are data: one folder of tables a language, and the compiler that makes them one automaton, cached on disk."""
