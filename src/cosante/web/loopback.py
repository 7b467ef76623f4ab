"""What is said of the machine that the site runs on, and known before Django is."""

#: In the environment of each request that the server of ``cosante up`` takes where it listens on loopback only.
#: No header can bring it: those begin with HTTP_.
ALONE = "cosante.alone"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
