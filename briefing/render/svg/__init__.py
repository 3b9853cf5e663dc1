"""The timeline as an SVG drawing, for the HTML page and the PDF."""
