"""A kind's template in a house's own styles, header and logo: bytes in, bytes out; no files, no clock."""
