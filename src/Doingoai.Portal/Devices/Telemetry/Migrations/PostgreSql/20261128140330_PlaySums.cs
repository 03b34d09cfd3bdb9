using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Doingoai.Portal.Devices.Telemetry.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class PlaySums : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "doubt",
                schema: "telemetry",
                table: "play",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "shown_ms",
                schema: "telemetry",
                table: "play",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "folded_to",
                schema: "telemetry",
                table: "journal_run",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "plays",
                schema: "telemetry",
                table: "journal_run",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "journal_batch",
                schema: "telemetry",
                columns: table => new
                {
                    run = table.Column<int>(type: "integer", nullable: false),
                    to_seq = table.Column<long>(type: "bigint", nullable: false),
                    from_seq = table.Column<long>(type: "bigint", nullable: false),
                    signed = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_batch", x => new { x.run, x.to_seq });
                });

            migrationBuilder.CreateTable(
                name: "play_day",
                schema: "telemetry",
                columns: table => new
                {
                    day_ms = table.Column<long>(type: "bigint", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<int>(type: "integer", nullable: false),
                    plays = table.Column<long>(type: "bigint", nullable: false),
                    shown_ms = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_play_day", x => new { x.day_ms, x.place, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "play_folded",
                schema: "telemetry",
                columns: table => new
                {
                    device = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    hour_ms = table.Column<long>(type: "bigint", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    item = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "text", nullable: true),
                    plays = table.Column<long>(type: "bigint", nullable: false),
                    shown_ms = table.Column<long>(type: "bigint", nullable: false),
                    doubt = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_play_folded", x => new { x.device, x.sha256, x.line });
                });

            migrationBuilder.CreateTable(
                name: "play_hour",
                schema: "telemetry",
                columns: table => new
                {
                    hour_ms = table.Column<long>(type: "bigint", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<int>(type: "integer", nullable: false),
                    plays = table.Column<long>(type: "bigint", nullable: false),
                    shown_ms = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_play_hour", x => new { x.hour_ms, x.place, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "play_subject",
                schema: "telemetry",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    item = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_play_subject", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_play_doubt_at_ms",
                schema: "telemetry",
                table: "play",
                columns: new[] { "doubt", "at_ms" },
                filter: "doubt <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_play_subject_item_language",
                schema: "telemetry",
                table: "play_subject",
                columns: new[] { "item", "language" },
                unique: true);

            // Plays that were there before their sums: what each was followed by, then the sums. Nothing lasted longer than an hour.
            migrationBuilder.Sql("""
                UPDATE telemetry.play SET shown_ms = next.ms
                FROM (SELECT run, seq, LEAD(mono_ms) OVER (PARTITION BY run, place ORDER BY seq) - mono_ms AS ms FROM telemetry.play) AS next
                WHERE next.run = play.run AND next.seq = play.seq AND next.ms > 0 AND next.ms <= 3600000
                """);
            migrationBuilder.Sql("DELETE FROM telemetry.play WHERE entry = ''");
            migrationBuilder.Sql("INSERT INTO telemetry.play_subject (item, language) SELECT DISTINCT item, COALESCE(language, '') FROM telemetry.play WHERE item IS NOT NULL");
            migrationBuilder.Sql("""
                INSERT INTO telemetry.play_hour (hour_ms, place, subject, plays, shown_ms)
                SELECT hour_ms, place, subject, SUM(plays), SUM(ms) FROM (
                  SELECT at_ms - at_ms % 3600000 AS hour_ms, place, subject.id AS subject, 1 AS plays,
                         CASE WHEN at_ms % 3600000 + shown_ms > 3600000 THEN 3600000 - at_ms % 3600000 ELSE shown_ms END AS ms
                  FROM telemetry.play AS play JOIN telemetry.play_subject AS subject ON subject.item = play.item AND subject.language = COALESCE(play.language, '')
                  WHERE at_ms IS NOT NULL
                  UNION ALL
                  SELECT at_ms - at_ms % 3600000 + 3600000, place, subject.id, 0, at_ms % 3600000 + shown_ms - 3600000
                  FROM telemetry.play AS play JOIN telemetry.play_subject AS subject ON subject.item = play.item AND subject.language = COALESCE(play.language, '')
                  WHERE at_ms % 3600000 + shown_ms > 3600000) AS parts
                GROUP BY hour_ms, place, subject
                """);
            migrationBuilder.Sql("""
                INSERT INTO telemetry.play_day (day_ms, place, subject, plays, shown_ms)
                SELECT hour_ms - (hour_ms + 25200000) % 86400000, place, subject, SUM(plays), SUM(shown_ms) FROM telemetry.play_hour GROUP BY 1, 2, 3
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "journal_batch",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "play_day",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "play_folded",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "play_hour",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "play_subject",
                schema: "telemetry");

            migrationBuilder.DropIndex(
                name: "IX_play_doubt_at_ms",
                schema: "telemetry",
                table: "play");

            migrationBuilder.DropColumn(
                name: "doubt",
                schema: "telemetry",
                table: "play");

            migrationBuilder.DropColumn(
                name: "shown_ms",
                schema: "telemetry",
                table: "play");

            migrationBuilder.DropColumn(
                name: "folded_to",
                schema: "telemetry",
                table: "journal_run");

            migrationBuilder.DropColumn(
                name: "plays",
                schema: "telemetry",
                table: "journal_run");
        }
    }
}
