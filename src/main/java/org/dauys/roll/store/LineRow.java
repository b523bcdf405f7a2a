package org.dauys.roll.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.dauys.platform.Language;
import org.dauys.roll.Card;
import org.dauys.roll.Line;
import org.dauys.roll.Member;
import org.dauys.roll.RollLineId;

@Entity
@Table(name = "roll_line")
class LineRow {
    @Id
    UUID id;

    UUID election;
    String card;

    @Column(name = "card_folded")
    String cardFolded;

    String name;

    @Column(name = "name_folded")
    String nameFolded;

    String email;
    String phone;
    String language;
    String organisation;

    Line line() {
        var member = new Member(
                Card.read(card).orElseThrow(),
                name,
                email,
                phone,
                Language.of(language).orElseThrow(),
                organisation);
        return new Line(new RollLineId(id), member);
    }
}
