"""Which vmbo subjects does a profile have?

Names as schools use them, chosen as examples: what a real profile asks is in the examination regulations.
"""

from __future__ import annotations

AVO = {
    "NE": "Nederlands",
    "EN": "Engels",
    "WI": "wiskunde",
    "NK1": "natuur- en scheikunde I",
    "BI": "biologie",
    "EC": "economie",
    "DU": "Duits",
    "AK": "aardrijkskunde",
    "GS": "geschiedenis",
    "MK": "maatschappijkunde",
}

BOUND = {
    "BWI": ("WI", "NK1"),
    "PIE": ("WI", "NK1"),
    "M&T": ("WI", "NK1"),
    "Z&W": ("BI", "WI"),
    "E&O": ("EC", "WI"),
    "HBR": ("EC", "DU"),
    "Groen": ("WI", "BI"),
    "D&P": ("WI", "EC"),
    "techniek": ("WI", "NK1"),
}
"""The two profile-bound general subjects."""

FREE = {"GL": ("AK",), "TL": ("AK", "GS")}
"""The general subjects of the free part, beside the profile-bound ones."""

KEUZEVAKKEN = {
    "BWI": ("Meubelmaken", "Schoonmetselwerk", "Daken en kapconstructies", "Gevelopeningen",
            "Wand- en vloerafwerkingen", "Interieurbouw"),
    "PIE": ("Plaat- en constructiewerk", "Booglasprocessen", "Domotica en automatisering", "Duurzame energie",
            "Verspaningstechnieken", "Woon- en kantoortechnologie"),
    "M&T": ("Motorsystemen", "Aandrijf- en remsystemen", "Tweewielers", "Distributie van goederen",
            "Aanhangwagens en opleggers", "Schadeherstel"),
    "Z&W": ("Welzijn kind en jongere", "Welzijn volwassenen en ouderen", "Assisteren in de gezondheidszorg",
            "Voorkomen van ongevallen en EHBO", "Uiterlijke verzorging", "Wonen en huishouden"),
    "E&O": ("Ondernemen", "Presentatie en styling", "Webshop", "Officemanagement", "Distributie",
            "Mode en design"),
    "HBR": ("De bijzondere keuken", "Brood en banket", "Bediening", "Evenementen", "Gastheerschap",
            "Voeding en lifestyle"),
    "Groen": ("Het houden van dieren", "Tuinontwerp en tuinaanleg", "Bloemwerk", "Natuur en recreatie",
              "Voeding en gezondheid", "Teelt in de kas"),
    "D&P": ("Organiseren", "Robotica", "Fotografie", "Webdesign", "Evenementen", "Drukken en printen"),
}  # fmt: skip
"""The keuzevakken that the region offers beside a profielvak."""
