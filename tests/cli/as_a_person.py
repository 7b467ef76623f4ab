"""What a person at the command line has: the command, and an article."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
COMMAND = (sys.executable, "-m", "cosante")
ARTICLE = (
    "VIENTIANE, 5 March 2024 - The World Health Organization handed over 30 hospital beds to the Ministry of Health of "
    "Laos in Vientiane on Tuesday. The beds cost 45,000 US dollars. Dr Khamla Phommasack, director of the hospital, "
    "thanked the organisation.\n"
)
