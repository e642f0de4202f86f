"""Words that follow an amount."""

from __future__ import annotations

_MAGNITUDES = ("million", "billion", "trillion", "thousand", "mln", "bln", "mn", "bn", "lakh", "crore")
_MEASURES = (
    "percent per\u00a0cent kilometers kilometres kilometer kilometre meters metres meter metre centimeters centimetres "
    "centimeter centimetre millimeters millimetres miles mile feet foot inches hectares hectare acres acre tons tonnes "
    "tonne ton kilograms kilogram kilos grams gram liters litres liter litre degrees degree hours hour minutes minute seconds "
    "second days day weeks week months month years year euros euro dollars dollar pounds pound yuan yen won rubles roubles ruble "
    "rouble rupees rupee rupiah hryvnia hryvnias dirhams dirham riyals riyal rials lira kroner krona kronor zloty pesos peso reais real "
    "points point times square cubic people inhabitants residents megawatts megawatt gigawatts kilowatts watts volts calories"
)
_SYMBOLS = "km m cm mm kg g mg l ml kW MW GW kWh MWh GHz MHz kHz Hz GB MB TB V W A ha °C °F inch"

#: Alternatives of a regular expression, longest first.
MAGNITUDE = "|".join(_MAGNITUDES)
MEASURE = "|".join(sorted((*_MAGNITUDES, "per cent", *_MEASURES.replace("\u00a0", " ").split()), key=len, reverse=True))
SYMBOL = "|".join(sorted(_SYMBOLS.split(), key=len, reverse=True))
