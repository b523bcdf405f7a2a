package org.dauys.roll.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.dauys.roll.Marks;

/** The rules of this capability, put together with their stores. */
class Beans {
    @Produces
    @ApplicationScoped
    Marks marks(Marks.Store store, Marks.Claims claims) {
        return new Marks(store, claims);
    }
}
