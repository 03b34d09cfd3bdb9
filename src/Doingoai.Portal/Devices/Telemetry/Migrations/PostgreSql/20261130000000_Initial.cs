using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Doingoai.Portal.Devices.Telemetry.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "telemetry");

            migrationBuilder.CreateTable(
                name: "availability_span",
                schema: "telemetry",
                columns: table => new
                {
                    place = table.Column<int>(type: "integer", nullable: false),
                    from_ms = table.Column<long>(type: "bigint", nullable: false),
                    to_ms = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_availability_span", x => new { x.place, x.from_ms });
                });

            migrationBuilder.CreateTable(
                name: "delivery",
                schema: "telemetry",
                columns: table => new
                {
                    place = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    rung = table.Column<int>(type: "integer", nullable: false),
                    at_ms = table.Column<long>(type: "bigint", nullable: false),
                    recorded_ms = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    entry = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery", x => new { x.place, x.version, x.rung });
                });

            migrationBuilder.CreateTable(
                name: "fault",
                schema: "telemetry",
                columns: table => new
                {
                    place = table.Column<int>(type: "integer", nullable: false),
                    screen = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    detail = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    count = table.Column<int>(type: "integer", nullable: false),
                    first_ms = table.Column<long>(type: "bigint", nullable: false),
                    last_ms = table.Column<long>(type: "bigint", nullable: false),
                    ended_ms = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fault", x => new { x.place, x.screen, x.code });
                });

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
                name: "journal_record",
                schema: "telemetry",
                columns: table => new
                {
                    run = table.Column<int>(type: "integer", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    mono_ms = table.Column<long>(type: "bigint", nullable: false),
                    at_ms = table.Column<long>(type: "bigint", nullable: true),
                    received_ms = table.Column<long>(type: "bigint", nullable: false),
                    line = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_record", x => new { x.run, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "journal_run",
                schema: "telemetry",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    place = table.Column<int>(type: "integer", nullable: false),
                    run = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    up_to_seq = table.Column<long>(type: "bigint", nullable: false),
                    last_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    delta_ms = table.Column<long>(type: "bigint", nullable: true),
                    plays = table.Column<string>(type: "text", nullable: true),
                    folded_to = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "place",
                schema: "telemetry",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    guid = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_place", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "play",
                schema: "telemetry",
                columns: table => new
                {
                    run = table.Column<int>(type: "integer", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    manifest = table.Column<long>(type: "bigint", nullable: false),
                    entry = table.Column<string>(type: "text", nullable: false),
                    item = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "text", nullable: true),
                    sha256 = table.Column<string>(type: "text", nullable: true),
                    mono_ms = table.Column<long>(type: "bigint", nullable: false),
                    at_ms = table.Column<long>(type: "bigint", nullable: true),
                    shown_ms = table.Column<long>(type: "bigint", nullable: false),
                    doubt = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_play", x => new { x.run, x.seq });
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

            migrationBuilder.CreateTable(
                name: "portal_pulse",
                schema: "telemetry",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    at_ms = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_pulse", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reading_minute",
                schema: "telemetry",
                columns: table => new
                {
                    place = table.Column<int>(type: "integer", nullable: false),
                    metric = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    minute_ms = table.Column<long>(type: "bigint", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    min = table.Column<double>(type: "double precision", nullable: false),
                    max = table.Column<double>(type: "double precision", nullable: false),
                    sum = table.Column<double>(type: "double precision", nullable: false),
                    last = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reading_minute", x => new { x.place, x.metric, x.minute_ms });
                });

            migrationBuilder.CreateIndex(
                name: "IX_journal_record_kind_at_ms",
                schema: "telemetry",
                table: "journal_record",
                columns: new[] { "kind", "at_ms" });

            migrationBuilder.CreateIndex(
                name: "IX_journal_run_place_run",
                schema: "telemetry",
                table: "journal_run",
                columns: new[] { "place", "run" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_place_guid",
                schema: "telemetry",
                table: "place",
                column: "guid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_play_doubt_at_ms",
                schema: "telemetry",
                table: "play",
                columns: new[] { "doubt", "at_ms" },
                filter: "doubt <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_play_place_at_ms",
                schema: "telemetry",
                table: "play",
                columns: new[] { "place", "at_ms" });

            migrationBuilder.CreateIndex(
                name: "IX_play_subject_item_language",
                schema: "telemetry",
                table: "play_subject",
                columns: new[] { "item", "language" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "availability_span",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "delivery",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "fault",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "journal_batch",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "journal_record",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "journal_run",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "place",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "play",
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

            migrationBuilder.DropTable(
                name: "portal_pulse",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "reading_minute",
                schema: "telemetry");
        }
    }
}
