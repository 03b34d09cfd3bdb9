using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Doingoai.Portal.Platform.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LegacyAddresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Imported",
                table: "Versions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "SeenSince",
                table: "Versions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LegacyNumbers",
                table: "Sections",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "LegacyFiles",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegacyFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LegacyFiles_MediaAssets_Sha256",
                        column: x => x.Sha256,
                        principalTable: "MediaAssets",
                        principalColumn: "Sha256",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LegacyFiles_Sha256",
                table: "LegacyFiles",
                column: "Sha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LegacyFiles");

            migrationBuilder.DropColumn(
                name: "Imported",
                table: "Versions");

            migrationBuilder.DropColumn(
                name: "SeenSince",
                table: "Versions");

            migrationBuilder.DropColumn(
                name: "LegacyNumbers",
                table: "Sections");
        }
    }
}
