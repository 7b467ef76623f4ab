"""Languages are data: a folder of tables each, and the compiler that makes them one automaton, cached on disk."""
