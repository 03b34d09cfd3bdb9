using System.Globalization;
using System.Reflection;
using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Devices.Health;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Tests.Devices;

/// <summary>Names what was forgotten when a metric, command or state was added.</summary>
[StartsPortal]
public sealed class CatalogTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public void Every_metric_has_its_judge() =>
        Assert.Equal(MetricKeys.All.Order(), portal.Services.GetRequiredService<HealthMetrics>().All.Select(metric => metric.Key).Order());

    [Fact]
    public void Every_command_has_its_proof() => Assert.Equal(
        typeof(CommandNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(),
        portal.Services.GetRequiredService<CommandKinds>().Keys.Order());

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    [InlineData("zh")]
    public void Everything_the_board_can_say_is_said_in_words(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var texts = portal.Services.GetRequiredService<IStringLocalizer<Doingoai.Portal.Devices.Texts>>();
        var reasons = typeof(StateReasons).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        string[] keys =
        [
            .. Enum.GetNames<ScreenState>().Select(name => $"State_{name}"), .. Enum.GetNames<CommandState>().Select(name => $"Command_{name}"),
            .. reasons.Select(name => $"Reason_{name}"), .. MetricKeys.All.Select(name => $"Metric_{name}"),
            .. portal.Services.GetRequiredService<CommandKinds>().Keys.Select(name => $"Order_{name}"),
            .. FaultCodes.All.Select(name => $"Fault_{name}"),
            "Link_mqtt", "Link_signalr", "Link_polling", "Link_none",
        ];

        Assert.DoesNotContain(keys, key => texts[key].ResourceNotFound);
    }
}
