"""Bills of payment services and banks, read as they are downloaded."""
