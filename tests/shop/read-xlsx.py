#!/usr/bin/env python3
#
# Copyright 2026 The Loa authors
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Prints the cells of a workbook, one to a line: place, kind, number format, text."""

import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


def unescape(text):
    return re.sub('_x([0-9A-Fa-f]{4})_', lambda match: chr(int(match.group(1), 16)), text)


def read_formats(workbook):
    styles = ElementTree.fromstring(workbook.read('xl/styles.xml'))
    own = {format.get('numFmtId'): format.get('formatCode') for format in styles.iter(MAIN + 'numFmt')}
    return [own.get(xf.get('numFmtId'), xf.get('numFmtId')) for xf in styles.find(MAIN + 'cellXfs')]


def read_cells(workbook, formats):
    sheet = ElementTree.fromstring(workbook.read('xl/worksheets/sheet1.xml'))
    for cell in sheet.iter(MAIN + 'c'):
        text = ''.join(part.text or '' for tag in ('v', 't') for part in cell.iter(MAIN + tag))
        yield cell.get('r'), cell.get('t', 'n'), formats[int(cell.get('s', 0))], unescape(text)


with zipfile.ZipFile(sys.argv[1]) as archive:
    if archive.testzip() is not None:
        sys.exit('the archive is damaged')
    for place, kind, number_format, text in read_cells(archive, read_formats(archive)):
        print(place, kind, number_format, repr(text) if len(text) < 200 else len(text), sep='|')
