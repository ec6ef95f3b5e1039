"""The way through linking's form, as somebody walks it."""

from app.shared.providers import provider


def type_in(vm, provider_id, number):
    """Choose the kind and the provider and type the number; nothing is asked yet."""
    vm.choose_kind(provider(provider_id).kind)
    if vm.state.stage == "kind":
        vm.proceed()
    vm.choose_provider(provider_id)
    vm.change_number(number)


def agree_to_ask(vm, provider_id, number):
    """All of it and the consent ticked: the passcode comes next."""
    type_in(vm, provider_id, number)
    vm.proceed()
    vm.agree()
    vm.proceed()
