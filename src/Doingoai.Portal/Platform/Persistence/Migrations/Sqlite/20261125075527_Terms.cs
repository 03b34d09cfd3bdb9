using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Doingoai.Portal.Platform.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Terms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Terms",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 110, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Terms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TranslationAssignments",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AssignedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AssignedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AssignedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TranslationAssignments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TranslationAssignments_Items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TermEntries",
                columns: table => new
                {
                    TermId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Preferred = table.Column<string>(type: "TEXT", nullable: false),
                    Accepted = table.Column<string>(type: "TEXT", nullable: false),
                    Forbidden = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TermEntries", x => new { x.TermId, x.Language });
                    table.ForeignKey(
                        name: "FK_TermEntries_Terms_TermId",
                        column: x => x.TermId,
                        principalTable: "Terms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Versions_AuthorId_Id",
                table: "Versions",
                columns: new[] { "AuthorId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Versions_FoldedTitle_Id",
                table: "Versions",
                columns: new[] { "FoldedTitle", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Versions_SectionKey_Id",
                table: "Versions",
                columns: new[] { "SectionKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Versions_Stage_Id",
                table: "Versions",
                columns: new[] { "Stage", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Variants_LatestVersionId_Language_ItemId",
                table: "Variants",
                columns: new[] { "LatestVersionId", "Language", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_Variants_StaleFields",
                table: "Variants",
                column: "StaleFields",
                filter: "\"StaleFields\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Terms_Key",
                table: "Terms",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TranslationAssignments_EndedAt_Due",
                table: "TranslationAssignments",
                columns: new[] { "EndedAt", "Due" });

            migrationBuilder.CreateIndex(
                name: "IX_TranslationAssignments_ItemId_Language",
                table: "TranslationAssignments",
                columns: new[] { "ItemId", "Language" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TranslationAssignments_PersonId_EndedAt",
                table: "TranslationAssignments",
                columns: new[] { "PersonId", "EndedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TermEntries");

            migrationBuilder.DropTable(
                name: "TranslationAssignments");

            migrationBuilder.DropTable(
                name: "Terms");

            migrationBuilder.DropIndex(
                name: "IX_Versions_AuthorId_Id",
                table: "Versions");

            migrationBuilder.DropIndex(
                name: "IX_Versions_FoldedTitle_Id",
                table: "Versions");

            migrationBuilder.DropIndex(
                name: "IX_Versions_SectionKey_Id",
                table: "Versions");

            migrationBuilder.DropIndex(
                name: "IX_Versions_Stage_Id",
                table: "Versions");

            migrationBuilder.DropIndex(
                name: "IX_Variants_LatestVersionId_Language_ItemId",
                table: "Variants");

            migrationBuilder.DropIndex(
                name: "IX_Variants_StaleFields",
                table: "Variants");
        }
    }
}
