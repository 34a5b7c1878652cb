/** Who calls: API keys, user tokens, scopes and tenants. */
@NullMarked
package io.creditledger.api.security;

import org.jspecify.annotations.NullMarked;
