-- The scope that makes tenants. Only the key that the database was set up with has it: the first one ever.

ALTER TABLE ledger.api_key DROP CONSTRAINT api_key_scopes_check;
ALTER TABLE ledger.api_key ADD CONSTRAINT api_key_scopes_check
    CHECK (scopes <@ ARRAY['read', 'write', 'admin', 'operator']);

UPDATE ledger.api_key SET scopes = array_append(scopes, 'operator')
WHERE id = (SELECT id FROM ledger.api_key ORDER BY created_at, id LIMIT 1) AND label = 'bootstrap';
