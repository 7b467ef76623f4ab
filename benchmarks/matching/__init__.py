"""How well and how fast matching works: labelled pairs, the gate, the speed of a hundred thousand acts."""
