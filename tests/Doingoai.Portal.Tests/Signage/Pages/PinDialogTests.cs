using Bunit;
using Doingoai.Portal.Signage.Pages;
using Doingoai.Portal.Tests.Admin;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace Doingoai.Portal.Tests.Signage.Pages;

public sealed class PinDialogTests : AdminRoom
{
    private readonly List<ChosenPin> _chosen = [];

    private DialogService Dialogs => Services.GetRequiredService<DialogService>();

    [Fact]
    public void Two_that_differ_are_told_and_nothing_is_chosen()
    {
        var dialog = Dialog(hasPin: false);
        Type(dialog, "246810", "246811");
        Assert.NotEmpty(dialog.Find("[role=alert]").TextContent);
        Assert.Empty(_chosen);

        Type(dialog, "246810", "246810");
        Assert.Empty(dialog.FindAll("[role=alert]"));
        Assert.Equal("246810", Assert.Single(_chosen).Pin);
    }

    [Fact]
    public void Only_one_that_is_there_can_be_taken_away()
    {
        var dialog = Dialog(hasPin: true);
        dialog.Find(".button-quiet").Click();
        Assert.Null(Assert.Single(_chosen).Pin);

        dialog.Render(parameters => parameters.Add(one => one.HasPin, false));
        Assert.Empty(dialog.FindAll(".button-quiet"));
    }

    [Fact]
    public void Neither_box_ever_shows_or_keeps_a_pin()
    {
        var dialog = Dialog(hasPin: true);
        Assert.All(dialog.FindAll("input"), box => Assert.Equal(("password", "new-password", ""), (box.GetAttribute("type"), box.GetAttribute("autocomplete"), box.GetAttribute("value") ?? "")));
    }

    private IRenderedComponent<PinDialog> Dialog(bool hasPin)
    {
        Dialogs.OnClose += answer => _chosen.Add((ChosenPin)answer);
        _ = Dialogs.OpenAsync("PIN", _ => _ => { }); // the frame it closes
        return Render<PinDialog>(parameters => parameters.Add(one => one.HasPin, hasPin));
    }

    private static void Type(IRenderedComponent<PinDialog> dialog, string pin, string again)
    {
        dialog.Find("#pin-new").Change(pin);
        dialog.Find("#pin-again").Change(again);
        dialog.Find("form").Submit();
    }
}
