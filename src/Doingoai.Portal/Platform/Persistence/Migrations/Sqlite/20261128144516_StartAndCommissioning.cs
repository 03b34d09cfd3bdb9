using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Doingoai.Portal.Platform.Persistence.Migrations.Sqlite
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
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Device = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Person = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CardAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SoundAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsSilent = table.Column<bool>(type: "INTEGER", nullable: false),
                    PowerAskedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    BootBefore = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    PowerAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Photo = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    PhotoAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Commissionings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StartTickets",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Device = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Verifier = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UsedKid = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
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
