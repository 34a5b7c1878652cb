package io.creditledger.api.server;

import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** How answers are written: amounts of the native API as strings, numbers of the other dialects plain and exact. */
final class ApiJson {
    private ApiJson() {}

    static JsonMapper mapper() {
        SimpleModule amounts = new SimpleModule("amounts")
                .addSerializer(Credits.class, new ToStringSerializer(Credits.class))
                .addSerializer(UnitCost.class, new ToStringSerializer(UnitCost.class));
        return JsonMapper.builder()
                .addModule(amounts)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }
}
