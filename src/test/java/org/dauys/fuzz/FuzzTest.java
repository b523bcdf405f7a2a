package org.dauys.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class FuzzTest {
    @Test
    void a_law_is_tried_more_often_as_there_are_more_inputs_and_once_where_one_is_brought_back() {
        assertEquals(300, Fuzz.draws(300, Fuzz.USUAL));
        assertEquals(6_000, Fuzz.draws(300, 1_000_000));
        assertEquals(200_000_000, Fuzz.draws(10_000, 1_000_000_000));
        assertEquals(1, Fuzz.draws(300, 1));
        var drawn = new ArrayList<Draw>();
        Fuzz.tries("nothing", 10, drawn::add);
        assertEquals(Fuzz.draws(10, Fuzz.INPUTS), drawn.size());
    }
}
