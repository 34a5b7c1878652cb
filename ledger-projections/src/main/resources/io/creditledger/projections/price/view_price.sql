-- What usage costs: the prices of tenants.

CREATE TABLE price (
    book              int         NOT NULL,
    stream            text        NOT NULL COLLATE "C",
    seq               bigint      NOT NULL,
    position          bigint      NOT NULL,
    created_position  bigint      NOT NULL, -- order of making
    created_at        timestamptz NOT NULL,
    tenant            text        NOT NULL COLLATE "C",
    external_price_id text,
    name              text        NOT NULL,
    model             text        NOT NULL COLLATE "C", -- tiered, bulk, matrix, …
    currency          text        NOT NULL,
    item              text        NOT NULL,
    terms             text        NOT NULL, -- all of them, as in the fact
    metadata          text        NOT NULL, -- JSON
    PRIMARY KEY (book, stream)
) WITH (fillfactor = 70);

CREATE INDEX price_tenant ON price (book, tenant, created_position);
