"""Twenty needs of a motor insurance's customers, written down the way people write in a sheet."""

from __future__ import annotations

from tests.office.sheet import Cell

PERSONAS = ("Nadia Müller", "NA", "Otto „der Fuchs“ Gruber")
"""NA is what the workshop calls those who gave no name; no reader may take it for a missing value."""

TITLES = (
    "statement", "stage", "persona", "level", "importance", "satisfaction", "usp", "usp_proof", "rival", "grade",
)  # fmt: skip

NEEDS: tuple[tuple[Cell, ...], ...] = (
    TITLES,
    ("Know what happens next", "Claims", "Nadia Müller", "safety", 9.0, 3.0,
     "One case handler; from first call to payment", None, "Alpina", "several_voices"),
    ("Have a car again by tomorrow, even at night", "Claims", "NA", "physiological", 10.0, 4.0,
     "Replacement car within 12 h", "Partner garages in 47 towns", "0800 Direkt", "measured"),
    ('Hear "we will see to it" from a person', "Claims", "Nadia Müller", "love_belonging", 8.0, 5.0,
     'Agents say "I", not "the company"', None, None, "one_voice"),
    ("Understand the policy\nwithout a lawyer", "Purchase", "NA", "safety", 8.0, 2.0,
     "One page, plain words\nand a table of what is not covered", "Readability test 2025", None, "several_voices"),
    ("Pay only for the kilometres I drive; nothing else", "Purchase", "Otto „der Fuchs“ Gruber", "safety", 7.0, 6.0,
     None, None, "Kilometer-Kasko", "assumption"),
    ("Compare offers, prices, deductibles side by side", "Research", "Otto „der Fuchs“ Gruber", "esteem", 9.0, 7.0,
     None, None, "durchblicker; Check24", "measured"),
    ("Not be taken for a fool by the small print", "Research", "Nadia Müller", "esteem", 7.0, 3.0,
     None, None, None, "one_voice"),
    ("Feel that years without an accident count", "Renewal", "Otto „der Fuchs“ Gruber", "esteem", 8.0, 4.0,
     "Bonus level is shown as a medal", "007", None, "several_voices"),
    ("Be told of a higher premium before I find out", "Renewal", "NA", "safety", 9.0, 1.0,
     None, None, None, "measured"),
    ("Cancel in two minutes if I want to", "Renewal", "NA", "safety", 6.0, 2.0, None, None, "0043 Direkt", "one_voice"),
    ("Become a better driver", "Awareness", "Otto „der Fuchs“ Gruber", "self_actualization", 4.0, 8.0,
     "Track day for customers of 5 years", None, None, "assumption"),
    ("Drive greener and see what it saves", "Awareness", "Nadia Müller", "self_actualization", 5.0, 2.0,
     "Nobody else shows the CO2 of a year", None, None, "assumption"),
    ("Belong to those who look after each other", "Awareness", "Nadia Müller", "love_belonging", 3.0, 5.0,
     None, None, None, "assumption"),
    ("Know at once whether the damage is covered", "Claims", "Otto „der Fuchs“ Gruber", "safety", 10.0, 2.0,
     "=1+1", "Kulanz bis 500 €", None, "measured"),
    ("Send photos instead of forms", "Claims", "NA", "physiological", 7.0, 8.0,
     "+43 512 0815 takes photos by message", None, None, "several_voices"),
    ("See where the expert is – and when she comes", "Claims", "Nadia Müller", "safety", 6.0, 3.0,
     "-10 % waiting since 2024", "@operations has the figures", None, "one_voice"),
    ("Find an agent who speaks Türkçe or français", "Purchase", "NA", "love_belonging", 5.0, None,
     None, None, None, "assumption"),
    ("Insure the car and the trailer in one go", "Purchase", "Otto „der Fuchs“ Gruber", "physiological", 6.0, 6.0,
     None, None, "1234567890123456789", "one_voice"),
    ("Größere Schäden in Raten bezahlen", "Claims", "NA", None, None, None, None, None, "ÖAMTC", None),
    ("Ask a question without an account", "Research", None, "safety", 7.0, 5.0,
     "Chat open to everybody", None, "-", "several_voices"),
)  # fmt: skip
