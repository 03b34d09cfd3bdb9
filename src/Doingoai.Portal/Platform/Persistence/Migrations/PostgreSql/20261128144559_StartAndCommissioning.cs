using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Doingoai.Portal.Platform.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class StartAndCommissioning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Commissionings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Device = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CardAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SoundAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    IsSilent = table.Column<bool>(type: "boolean", nullable: false),
                    PowerAskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    BootBefore = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    PowerAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Photo = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    PhotoAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Commissionings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StartTickets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Device = table.Column<Guid>(type: "uuid", nullable: false),
                    Verifier = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UsedKid = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StartTickets", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Commissionings_Device",
                table: "Commissionings",
                column: "Device");

            migrationBuilder.CreateIndex(
                name: "IX_StartTickets_Device",
                table: "StartTickets",
                column: "Device");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Commissionings");

            migrationBuilder.DropTable(
                name: "StartTickets");
        }
    }
}
