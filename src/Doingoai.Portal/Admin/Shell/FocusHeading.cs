using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RouteData = Microsoft.AspNetCore.Components.RouteData;

namespace Doingoai.Portal.Admin.Shell;

/// <summary>
/// After a change of page the focus goes to its heading, so that a screen reader says where one is (WCAG 2.4.3), except from a text box, in
/// which a person on a slow link already writes, and from what stayed on the page, such as the button that saved.
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
        catch (Exception error) when (error is JSDisconnectedException or JSException)
        {
            // the person is gone, or the link lost the script: no reason to end the circuit
        }
    }
}
