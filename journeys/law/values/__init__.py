"""Values of the law that change with the years, as dated data: no logic here."""
