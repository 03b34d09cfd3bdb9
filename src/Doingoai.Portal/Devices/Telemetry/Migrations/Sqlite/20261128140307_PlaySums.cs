using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Doingoai.Portal.Devices.Telemetry.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PlaySums : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "doubt",
                table: "play",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "shown_ms",
                table: "play",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "folded_to",
                table: "journal_run",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "plays",
                table: "journal_run",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "journal_batch",
                columns: table => new
                {
                    run = table.Column<int>(type: "INTEGER", nullable: false),
                    to_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    from_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    signed = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_batch", x => new { x.run, x.to_seq });
                });

            migrationBuilder.CreateTable(
                name: "play_day",
                columns: table => new
                {
                    day_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<int>(type: "INTEGER", nullable: false),
                    plays = table.Column<long>(type: "INTEGER", nullable: false),
                    shown_ms = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_play_day", x => new { x.day_ms, x.place, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "play_folded",
                columns: table => new
                {
                    device = table.Column<int>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    hour_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    item = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: true),
                    plays = table.Column<long>(type: "INTEGER", nullable: false),
                    shown_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    doubt = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_play_folded", x => new { x.device, x.sha256, x.line });
                });

            migrationBuilder.CreateTable(
                name: "play_hour",
                columns: table => new
                {
                    hour_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<int>(type: "INTEGER", nullable: false),
                    plays = table.Column<long>(type: "INTEGER", nullable: false),
                    shown_ms = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_play_hour", x => new { x.hour_ms, x.place, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "play_subject",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    item = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_play_subject", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_play_doubt_at_ms",
                table: "play",
                columns: new[] { "doubt", "at_ms" },
                filter: "doubt <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_play_subject_item_language",
                table: "play_subject",
                columns: new[] { "item", "language" },
                unique: true);

            // Plays that were there before their sums: what each was followed by, then the sums. Nothing lasted longer than an hour.
            migrationBuilder.Sql("""
                UPDATE play SET shown_ms = next.ms
                FROM (SELECT run, seq, LEAD(mono_ms) OVER (PARTITION BY run, place ORDER BY seq) - mono_ms AS ms FROM play) AS next
                WHERE next.run = play.run AND next.seq = play.seq AND next.ms > 0 AND next.ms <= 3600000
                """);
            migrationBuilder.Sql("DELETE FROM play WHERE entry = ''");
            migrationBuilder.Sql("INSERT INTO play_subject (item, language) SELECT DISTINCT item, COALESCE(language, '') FROM play WHERE item IS NOT NULL");
            migrationBuilder.Sql("""
                INSERT INTO play_hour (hour_ms, place, subject, plays, shown_ms)
                SELECT hour_ms, place, subject, SUM(plays), SUM(ms) FROM (
                  SELECT at_ms - at_ms % 3600000 AS hour_ms, place, subject.id AS subject, 1 AS plays,
                         CASE WHEN at_ms % 3600000 + shown_ms > 3600000 THEN 3600000 - at_ms % 3600000 ELSE shown_ms END AS ms
                  FROM play AS play JOIN play_subject AS subject ON subject.item = play.item AND subject.language = COALESCE(play.language, '')
                  WHERE at_ms IS NOT NULL
                  UNION ALL
                  SELECT at_ms - at_ms % 3600000 + 3600000, place, subject.id, 0, at_ms % 3600000 + shown_ms - 3600000
                  FROM play AS play JOIN play_subject AS subject ON subject.item = play.item AND subject.language = COALESCE(play.language, '')
                  WHERE at_ms % 3600000 + shown_ms > 3600000) AS parts
                GROUP BY hour_ms, place, subject
                """);
            migrationBuilder.Sql("""
                INSERT INTO play_day (day_ms, place, subject, plays, shown_ms)
                SELECT hour_ms - (hour_ms + 25200000) % 86400000, place, subject, SUM(plays), SUM(shown_ms) FROM play_hour GROUP BY 1, 2, 3
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "journal_batch");

            migrationBuilder.DropTable(
                name: "play_day");

            migrationBuilder.DropTable(
                name: "play_folded");

            migrationBuilder.DropTable(
                name: "play_hour");

            migrationBuilder.DropTable(
                name: "play_subject");

            migrationBuilder.DropIndex(
                name: "IX_play_doubt_at_ms",
                table: "play");

            migrationBuilder.DropColumn(
                name: "doubt",
                table: "play");

            migrationBuilder.DropColumn(
                name: "shown_ms",
                table: "play");

            migrationBuilder.DropColumn(
                name: "folded_to",
                table: "journal_run");

            migrationBuilder.DropColumn(
                name: "plays",
                table: "journal_run");
        }
    }
}
