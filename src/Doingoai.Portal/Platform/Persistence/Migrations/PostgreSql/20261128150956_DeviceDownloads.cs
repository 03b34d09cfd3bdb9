using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Doingoai.Portal.Platform.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class DeviceDownloads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "KilobytesPerSecond",
                table: "Devices",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "NightFrom",
                table: "Devices",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "NightTo",
                table: "Devices",
                type: "time without time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "KilobytesPerSecond",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "NightFrom",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "NightTo",
                table: "Devices");
        }
    }
}
