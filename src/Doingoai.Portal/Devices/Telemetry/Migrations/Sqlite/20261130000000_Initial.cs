using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Doingoai.Portal.Devices.Telemetry.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "availability_span",
                columns: table => new
                {
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    from_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    to_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_availability_span", x => new { x.place, x.from_ms });
                });

            migrationBuilder.CreateTable(
                name: "delivery",
                columns: table => new
                {
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    rung = table.Column<int>(type: "INTEGER", nullable: false),
                    at_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    entry = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery", x => new { x.place, x.version, x.rung });
                });

            migrationBuilder.CreateTable(
                name: "fault",
                columns: table => new
                {
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    screen = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    detail = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    first_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    last_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_ms = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fault", x => new { x.place, x.screen, x.code });
                });

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
                name: "journal_record",
                columns: table => new
                {
                    run = table.Column<int>(type: "INTEGER", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    mono_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    at_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    received_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    line = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_record", x => new { x.run, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "journal_run",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    run = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    up_to_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    last_sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    delta_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    plays = table.Column<string>(type: "TEXT", nullable: true),
                    folded_to = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "place",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    guid = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_place", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "play",
                columns: table => new
                {
                    run = table.Column<int>(type: "INTEGER", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    manifest = table.Column<long>(type: "INTEGER", nullable: false),
                    entry = table.Column<string>(type: "TEXT", nullable: false),
                    item = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: true),
                    sha256 = table.Column<string>(type: "TEXT", nullable: true),
                    mono_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    at_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    shown_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    doubt = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_play", x => new { x.run, x.seq });
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

            migrationBuilder.CreateTable(
                name: "portal_pulse",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    at_ms = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_pulse", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reading_minute",
                columns: table => new
                {
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    metric = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    minute_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    min = table.Column<double>(type: "REAL", nullable: false),
                    max = table.Column<double>(type: "REAL", nullable: false),
                    sum = table.Column<double>(type: "REAL", nullable: false),
                    last = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reading_minute", x => new { x.place, x.metric, x.minute_ms });
                });

            migrationBuilder.CreateIndex(
                name: "IX_journal_record_kind_at_ms",
                table: "journal_record",
                columns: new[] { "kind", "at_ms" });

            migrationBuilder.CreateIndex(
                name: "IX_journal_run_place_run",
                table: "journal_run",
                columns: new[] { "place", "run" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_place_guid",
                table: "place",
                column: "guid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_play_doubt_at_ms",
                table: "play",
                columns: new[] { "doubt", "at_ms" },
                filter: "doubt <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_play_place_at_ms",
                table: "play",
                columns: new[] { "place", "at_ms" });

            migrationBuilder.CreateIndex(
                name: "IX_play_subject_item_language",
                table: "play_subject",
                columns: new[] { "item", "language" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "availability_span");

            migrationBuilder.DropTable(
                name: "delivery");

            migrationBuilder.DropTable(
                name: "fault");

            migrationBuilder.DropTable(
                name: "journal_batch");

            migrationBuilder.DropTable(
                name: "journal_record");

            migrationBuilder.DropTable(
                name: "journal_run");

            migrationBuilder.DropTable(
                name: "place");

            migrationBuilder.DropTable(
                name: "play");

            migrationBuilder.DropTable(
                name: "play_day");

            migrationBuilder.DropTable(
                name: "play_folded");

            migrationBuilder.DropTable(
                name: "play_hour");

            migrationBuilder.DropTable(
                name: "play_subject");

            migrationBuilder.DropTable(
                name: "portal_pulse");

            migrationBuilder.DropTable(
                name: "reading_minute");
        }
    }
}
