"""What may be uploaded, whoever does it and by whichever way: form, REST, drag and drop."""
