-- Usage events: decrements that named a price and usage, less what was undone of them.

CREATE TABLE usage_event (
    book       int         NOT NULL,
    id         uuid        NOT NULL,             -- the decrement's
    tenant     text        NOT NULL COLLATE "C",
    owner      text        NOT NULL COLLATE "C", -- whose account, whatever its unit
    at         timestamptz NOT NULL,             -- when the usage happened
    position   bigint      NOT NULL,
    price      uuid        NOT NULL,
    metric     text        NOT NULL COLLATE "C", -- what the quantity measures
    quantity   numeric     NOT NULL,             -- not undone
    undone     boolean     NOT NULL,             -- wholly
    properties jsonb       NOT NULL,             -- texts, numbers and booleans
    PRIMARY KEY (book, id)
);

CREATE INDEX usage_event_time ON usage_event (book, tenant, at);
CREATE INDEX usage_event_owner ON usage_event (book, owner, at);
