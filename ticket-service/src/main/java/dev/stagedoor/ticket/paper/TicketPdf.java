package dev.stagedoor.ticket.paper;

import dev.stagedoor.ticket.paper.Fonts.Typesetter;
import dev.stagedoor.ticket.paper.model.PrintableTicket;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Bidi;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;

/** A ticket as one page of A5: the code at the bottom, where no long name reaches it. Lengths are points, 1/72 inch. */
@Component
class TicketPdf {
    private static final float MARGIN = 36;
    private static final float CODE = 200;
    private static final float TITLE = 22;
    private static final float LONG_TITLE = 13;
    private static final int LONG = 60;
    private static final float TEXT = 11;
    private static final float SMALL = 8;
    private static final float GAP = 9;
    private static final int MOST_LETTERS = 200;
    private static final String NOTE = "Whoever has this page, or its code, may enter once.";

    private final Fonts fonts;

    TicketPdf(Fonts fonts) {
        this.fonts = fonts;
    }

    byte[] of(PrintableTicket ticket, QrCode code) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = new Document(PageSize.A5, MARGIN, MARGIN, MARGIN, MARGIN + CODE)) {
            Typesetter type = fonts.typesetter();
            PdfWriter writer = PdfWriter.getInstance(document, bytes);
            document.open();
            document.addTitle(ticket.eventName());
            document.addCreator("Stagedoor");
            document.add(text(ticket, type));
            draw(code, writer.getDirectContent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static PdfPTable text(PrintableTicket ticket, Typesetter type) {
        PdfPTable table = new PdfPTable(1);
        table.setWidthPercentage(100);
        String name = cut(ticket.eventName());
        table.addCell(cell(type.strong(name, name.length() > LONG ? LONG_TITLE : TITLE), name, GAP));
        add(table, type, "When", ticket.when() == null ? null : ticket.when().readable());
        add(table, type, "Where", ticket.location());
        add(table, type, "Ticket", ticket.typeName());
        add(table, type, "Number", ticket.id().toString());
        table.addCell(cell(type.plain(NOTE, SMALL), NOTE, 0));
        return table;
    }

    private static void add(PdfPTable table, Typesetter type, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            table.addCell(cell(type.plain(label, SMALL), label, 0));
            table.addCell(cell(type.plain(cut(value), TEXT), value, GAP));
        }
    }

    /** From right to left where the text begins that way, and its letters joined where they are. */
    private static PdfPCell cell(Phrase phrase, String text, float below) {
        PdfPCell cell = new PdfPCell(phrase);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        cell.setPaddingBottom(below);
        boolean leftToRight = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        cell.setRunDirection(leftToRight ? PdfWriter.RUN_DIRECTION_LTR : PdfWriter.RUN_DIRECTION_RTL);
        return cell;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MOST_LETTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_LETTERS)) + "…";
    }

    private static void draw(QrCode code, PdfContentByte page) {
        float module = CODE / code.side();
        float left = (PageSize.A5.getWidth() - CODE) / 2;
        page.setColorFill(Color.BLACK);
        for (int row = 0; row < code.side(); row++) {
            for (int column = 0; column < code.side(); column++) {
                if (code.isDark(column, row)) {
                    page.rectangle(left + column * module, MARGIN + CODE - (row + 1) * module, module, module);
                }
            }
        }
        page.fill();
    }
}
