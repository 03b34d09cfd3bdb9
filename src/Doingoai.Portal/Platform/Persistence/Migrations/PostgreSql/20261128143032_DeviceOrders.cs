using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Doingoai.Portal.Platform.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class DeviceOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AnswerBefore",
                table: "DeviceCommands",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "Args",
                table: "DeviceCommands",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Log",
                table: "DeviceCommands",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Order",
                table: "DeviceCommands",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Run",
                table: "DeviceCommands",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DeviceOrders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Args = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Scope = table.Column<int>(type: "integer", nullable: false),
                    ScopeId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Targets = table.Column<List<string>>(type: "text[]", nullable: false),
                    ValiditySeconds = table.Column<int>(type: "integer", nullable: false),
                    OrderedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    DecideBefore = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceOrders", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeviceCommands_AcceptedAt",
                table: "DeviceCommands",
                column: "AcceptedAt");

            migrationBuilder.CreateIndex(
                name: "IX_DeviceCommands_Order",
                table: "DeviceCommands",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_DeviceOrders_OrderedAt",
                table: "DeviceOrders",
                column: "OrderedAt");

            migrationBuilder.CreateIndex(
                name: "IX_DeviceOrders_State_DecideBefore",
                table: "DeviceOrders",
                columns: new[] { "State", "DecideBefore" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeviceOrders");

            migrationBuilder.DropIndex(
                name: "IX_DeviceCommands_AcceptedAt",
                table: "DeviceCommands");

            migrationBuilder.DropIndex(
                name: "IX_DeviceCommands_Order",
                table: "DeviceCommands");

            migrationBuilder.DropColumn(
                name: "AnswerBefore",
                table: "DeviceCommands");

            migrationBuilder.DropColumn(
                name: "Args",
                table: "DeviceCommands");

            migrationBuilder.DropColumn(
                name: "Log",
                table: "DeviceCommands");

            migrationBuilder.DropColumn(
                name: "Order",
                table: "DeviceCommands");

            migrationBuilder.DropColumn(
                name: "Run",
                table: "DeviceCommands");
        }
    }
}
