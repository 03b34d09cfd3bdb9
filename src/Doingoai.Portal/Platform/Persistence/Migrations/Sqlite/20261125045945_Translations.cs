using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Doingoai.Portal.Platform.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Translations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Basis",
                table: "Versions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Basis",
                table: "Variants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StaleFields",
                table: "Variants",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StaleSince",
                table: "Variants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SourceLanguage",
                table: "Items",
                type: "TEXT",
                maxLength: 8,
                nullable: false,
                defaultValue: "vi");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Basis",
                table: "Versions");

            migrationBuilder.DropColumn(
                name: "Basis",
                table: "Variants");

            migrationBuilder.DropColumn(
                name: "StaleFields",
                table: "Variants");

            migrationBuilder.DropColumn(
                name: "StaleSince",
                table: "Variants");

            migrationBuilder.DropColumn(
                name: "SourceLanguage",
                table: "Items");
        }
    }
}
