// Delineation 单元划定: element layers to control units, their statistics and the certificate that coverage is full.
