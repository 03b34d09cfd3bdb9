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
                    delta_ms = table.Column<long>(type: "bigint", nullable: true)
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
                    at_ms = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_play", x => new { x.run, x.seq });
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
                name: "IX_play_place_at_ms",
                schema: "telemetry",
                table: "play",
                columns: new[] { "place", "at_ms" });
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
                name: "portal_pulse",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "reading_minute",
                schema: "telemetry");
        }
    }
}
