"""The work of others that travels with the product, and under which licence each may."""

LICENCES = (
    ("Qt, PySide6-Essentials, shiboken6", "LGPL-3.0"),
    ("SQLCipher, sqlcipher3", "BSD-3-Clause, zlib"),
    ("peewee", "MIT"),
    ("reportlab", "BSD-3-Clause"),
    ("PDFium, pypdfium2", "BSD-3-Clause, Apache-2.0"),
    ("pillow", "MIT-CMU"),
    ("segno", "BSD-3-Clause"),
    ("python-calamine", "MIT"),
    ("XlsxWriter", "BSD-2-Clause"),
    ("pypinyin", "MIT"),
    ("cryptography", "Apache-2.0, BSD-3-Clause"),
    ("keyring", "MIT"),
    ("msgspec", "BSD-3-Clause"),
    ("rich", "MIT"),
    ("platformdirs", "MIT"),
    ("Noto Sans SC", "OFL-1.1"),
    ("HanaMinB", "OFL-1.1"),
)
"""(works, licence), named as their makers name them."""
