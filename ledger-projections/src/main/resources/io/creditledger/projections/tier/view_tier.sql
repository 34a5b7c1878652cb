-- What entities offer.

CREATE TABLE entity (
    book     int    NOT NULL,
    stream   text   NOT NULL COLLATE "C",
    seq      bigint NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (book, stream)
) WITH (fillfactor = 70);

CREATE TABLE tier (
    book           int     NOT NULL,
    stream         text    NOT NULL COLLATE "C",
    tier           text    NOT NULL COLLATE "C",
    added_position bigint  NOT NULL, -- order of addition
    name           text    NOT NULL,
    price          numeric NOT NULL,
    credits        numeric NOT NULL,
    extra_credits  numeric NOT NULL,
    period         text    NOT NULL COLLATE "C",
    version        bigint  NOT NULL,
    retired        boolean NOT NULL,
    PRIMARY KEY (book, stream, tier)
);
