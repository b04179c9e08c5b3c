"""The archive: bytes as they came, kept whole, proven again at will, handed on in the form of the trade.

store      bytes in, once, under their hash, compressed; bytes out
disk       a folder in which no file is ever half there
derive     kept bytes -> text, by the reader of today
verify     every byte hashed again, every text read again: what is whole, and what is not
sweep      what was thrown away and nobody needs, on a person's word
warc       captures -> WARC records that other programs open
page       a captured page without anything that acts or asks
choose     which captures a command is about
views      the record of a capture, for those who work here
"""
