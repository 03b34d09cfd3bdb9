using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Doingoai.Portal.Platform.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class DraftBuffers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DraftBuffers",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Item = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    Part = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Fields = table.Column<string>(type: "text", nullable: false),
                    Basis = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: true),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftBuffers", x => new { x.PersonId, x.Item, x.Part });
                });

            migrationBuilder.CreateIndex(
                name: "IX_DraftBuffers_ChangedAt",
                table: "DraftBuffers",
                column: "ChangedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DraftBuffers");
        }
    }
}
