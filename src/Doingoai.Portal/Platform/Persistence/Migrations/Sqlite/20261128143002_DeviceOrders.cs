using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Doingoai.Portal.Platform.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DeviceOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AnswerBefore",
                table: "DeviceCommands",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Args",
                table: "DeviceCommands",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Log",
                table: "DeviceCommands",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Order",
                table: "DeviceCommands",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Run",
                table: "DeviceCommands",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DeviceOrders",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Args = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Scope = table.Column<int>(type: "INTEGER", nullable: false),
                    ScopeId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Targets = table.Column<string>(type: "TEXT", nullable: false),
                    ValiditySeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    OrderedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    OrderedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    DecideBefore = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
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
