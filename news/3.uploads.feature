Uploads are scanned by ClamAV where it is installed, pictures are opened before they are stored, and file names that hide something are refused.
