using System.Globalization;
using System.Runtime.CompilerServices;
using Doingoai.Portal.Signage.Widgets;
using Doingoai.Protocol.Manifests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Tests.Signage.Widgets;

/// <summary>Says what was forgotten when a widget is added.</summary>
public sealed class WidgetTests
{
    private static readonly WidgetCatalog Catalog = new(
        typeof(IWidget).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IWidget))).Select(type => (IWidget)Activator.CreateInstance(type)!));

    [Fact]
    public void Players_know_every_widget_and_its_options() => Assert.All(Catalog.All, widget => Assert.True(WidgetRules.IsClosed(widget.With(null)), widget.Key));

    [Fact]
    public void The_renderer_draws_every_widget() => Assert.All(Catalog.All, widget =>
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(Here(), "../../../../signage-player/renderer/widgets"), $"{widget.Key}*.mjs")));

    [Fact]
    public void Every_widget_has_a_name()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var texts = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<Portal.Signage.Texts>>();
        Assert.All(Catalog.All, widget => Assert.False(texts[$"Widget_{widget.Key}"].ResourceNotFound, widget.Key));
    }

    [Fact]
    public void A_key_that_is_taken_stops_the_start() => Assert.Throws<ArgumentException>(() => new WidgetCatalog([new ClockWidget(), new ClockWidget()]));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
