using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RouteData = Microsoft.AspNetCore.Components.RouteData;

namespace Doingoai.Portal.Admin.Shell;

/// <summary>
/// After a change of page the focus goes to its heading, so that a screen reader says where one is (WCAG 2.4.3), except while a person
/// is in a text box: on a slow link they have begun to write before the page was told that it is complete.
/// </summary>
public sealed class FocusHeading : ComponentBase
{
    private RouteData? _seen;
    private bool _changed;

    [Parameter, EditorRequired] public RouteData RouteData { get; set; } = null!;

    [Inject] private IJSRuntime Js { get; set; } = null!;

    protected override void OnParametersSet()
    {
        _changed = _seen is null || _seen.PageType != RouteData.PageType || !_seen.RouteValues.SequenceEqual(RouteData.RouteValues);
        _seen = RouteData;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_changed) return;
        _changed = false;
        try
        {
            await using var module = await Js.InvokeAsync<IJSObjectReference>("import", "/admin/heading.js");
            await module.InvokeVoidAsync("focusHeading");
        }
        catch (JSDisconnectedException)
        {
            // the person is gone, and the focus with them
        }
    }
}
